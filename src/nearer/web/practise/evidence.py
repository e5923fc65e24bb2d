"""Lines that speak for a belief or against it: added, changed, deleted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nearer.companion import beliefs as kept
from nearer.companion.space import Space
from nearer.domain.errors import NotFound
from nearer.domain.worth import Belief, Proof
from nearer.web.practise.forms import ProofForm
from nearer.web.request import go, session_of, space_of, typed
from nearer.web.unsaved import begun, save


def add(request: HttpRequest, belief_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Belief, belief_id)
    form = ProofForm(typed(request), initial=begun(request))

    def gather() -> Proof:
        return kept.gather(space, belief_id, form.cleaned_data["side"], form.cleaned_data["words"])

    if save(request, form, gather) is not None:
        session_of(request).note(_("Kept."))
        return go("practise:belief", belief_id)
    return render(request, "practise/proof.html", {"form": form, "belief": one})


def change(request: HttpRequest, belief_id: str, proof_id: str) -> HttpResponse:
    space = space_of(request)
    one, proof = _both(space, belief_id, proof_id)
    form = ProofForm(typed(request), initial=begun(request, **ProofForm.known(proof)))

    def changed() -> Proof:
        given = form.cleaned_data
        return kept.change_line(space, proof_id, given["side"], given["words"])

    if save(request, form, changed) is not None:
        session_of(request).note(_("Kept."))
        return go("practise:belief", belief_id)
    return render(request, "practise/proof.html", {"form": form, "belief": one, "proof": proof})


def delete(request: HttpRequest, belief_id: str, proof_id: str) -> HttpResponse:
    space = space_of(request)
    one, proof = _both(space, belief_id, proof_id)
    if request.method == "POST":
        space.erase(proof_id)
        session_of(request).note(_("Deleted for good."))
        return go("practise:belief", belief_id)
    return render(request, "practise/delete_proof.html", {"belief": one, "proof": proof})


def _both(space: Space, belief_id: str, proof_id: str) -> tuple[Belief, Proof]:
    """Raises NotFound, also for a line that belongs to another belief."""
    belief, proof = space.get(Belief, belief_id), space.get(Proof, proof_id)
    if proof.belief != belief.id:
        raise NotFound("This line belongs to something else.")
    return belief, proof
