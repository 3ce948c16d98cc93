"""Pages as blocks of Markdown and components, whichever platform they were written for."""
