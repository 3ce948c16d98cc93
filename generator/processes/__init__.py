"""Work that is done beside other work, by child processes.

``beside``
    one result, which is needed later.
``streamed``
    several results, each as soon as it is there.
``meanwhile``
    no result: work that this process need not wait for, except at its end.
``divided``
    many pieces of one work, which this process and its children share among them.
``answering``
    answers to questions that come later, after a long preparation.

Children are forked only on Linux, where that is safe. Elsewhere, and if a child would have no processor of its own, the
same work is done in turn. It must depend on its arguments alone, because nothing but the result comes back.
"""

from generator.processes.answering import answering
from generator.processes.division import divided
from generator.processes.results import beside, meanwhile, streamed

__all__ = ("answering", "beside", "divided", "meanwhile", "streamed")
