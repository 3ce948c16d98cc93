"""Work that is done beside other work, by copies of this process.

Only where processes can be copied safely, which is Linux: elsewhere, and where the copy would have no processor of its
own, the same work is done in turn. What is called must depend on its arguments alone: nothing else comes back.
"""

from generator.processes.answering import answering
from generator.processes.division import Division, divided
from generator.processes.results import beside, meanwhile, streamed

__all__ = ("Division", "answering", "beside", "divided", "meanwhile", "streamed")
