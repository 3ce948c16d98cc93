"""Where operations live, as headings, texts, tables and examples state it."""
