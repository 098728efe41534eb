"""A fresh extraction joined with what a person made of the last one."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from records import claim, claims_file, with_status

from factcheck.base import merge
from factcheck.base.merge import has_persons_work
from factcheck.model import Form, Origin, Status

FIRST = claim(1, "The consortium has 27 branches.")
SECOND = claim(2, "Ada Quill chaired the consortium.")
THIRD = claim(3, "Brenmoor Library is a member.")


def test_without_an_older_file_everything_is_added():
    merged, changes = merge(None, claims_file(FIRST, SECOND))
    assert merged == claims_file(FIRST, SECOND)
    assert changes.added == (FIRST.id, SECOND.id)
    assert bool(changes)


def test_the_same_extraction_changes_nothing():
    merged, changes = merge(claims_file(FIRST, SECOND), claims_file(FIRST, SECOND))
    assert merged == claims_file(FIRST, SECOND)
    assert not changes


def test_extracted_claims_are_replaced():
    new = replace(SECOND, subject="Quill")
    merged, changes = merge(claims_file(FIRST, SECOND), claims_file(new, THIRD))
    assert merged.claims == (new, THIRD)
    assert (changes.added, changes.changed, changes.retired) == ((THIRD.id,), (SECOND.id,), (FIRST.id,))


def test_a_claim_that_only_moved_has_not_changed():
    moved = replace(FIRST, start=7, end=38, line=2, unit=9)
    merged, changes = merge(claims_file(FIRST), claims_file(moved))
    assert merged.claims == (moved,)
    assert not changes


def test_the_head_and_the_references_are_those_of_the_new_document():
    merged, _ = merge(claims_file(FIRST, title="Old"), claims_file(FIRST, title="New"))
    assert merged.title == "New"


def test_a_reviewed_claim_stays_word_for_word_and_takes_its_new_place():
    edited = with_status(replace(FIRST, text="The LLC had 27 branches.", valid="2020"), "reviewed")
    origin = Origin(document="page.txt", line=9, sha256="cd" * 32)
    fresh = replace(FIRST, start=40, end=71, line=4, unit=5, origin=origin)
    text = "x" * 39 + "\n" + FIRST.quote
    merged, changes = merge(claims_file(edited), claims_file(fresh), text=text)
    assert merged.claims == (replace(edited, start=40, end=71, line=2, unit=5, origin=origin),)
    assert changes.kept == (FIRST.id,)
    assert changes.orphaned == ()
    assert not changes


def test_a_reviewed_claim_whose_quote_is_gone_is_kept_as_it_was():
    reviewed = with_status(FIRST, "reviewed")
    merged, changes = merge(claims_file(reviewed), claims_file(SECOND), text=SECOND.quote)
    assert merged.claims == (reviewed, SECOND)
    assert changes.orphaned == (FIRST.id,)
    assert changes.retired == ()


def test_of_several_places_the_nearest_is_taken():
    reviewed = with_status(claim(1, "It closed.", start=50, end=60), "reviewed")
    text = "It closed." + " " * 35 + "It closed." + " " * 40 + "It closed."
    merged, _ = merge(claims_file(reviewed), claims_file(), text=text)
    assert merged.claims[0].start == 45


def test_a_rejected_claim_does_not_come_back():
    rejected = with_status(FIRST, "rejected")
    same_text = replace(FIRST, id="charter-0099", start=500, end=531, unit=20)
    for fresh in (FIRST, same_text):
        merged, changes = merge(claims_file(rejected), claims_file(fresh, SECOND))
        statuses = {c.id: c.status for c in merged.claims}
        assert statuses == {FIRST.id: Status.REJECTED, SECOND.id: Status.EXTRACTED}
        assert changes.added == (SECOND.id,)


def test_a_better_reading_of_a_rejected_sentence_does_come_back():
    rejected = with_status(FIRST, "rejected")
    better = replace(FIRST, id="charter-0099", text="The LLC has 27 branches.")
    merged, _ = merge(claims_file(rejected), claims_file(better))
    assert {c.id for c in merged.claims} == {FIRST.id, better.id}


def test_a_reviewed_sentence_is_not_extracted_again_beside_it():
    reviewed = with_status(FIRST, "reviewed")
    again = replace(FIRST, id="charter-0099", text="The group has 27 branches.")
    part = replace(FIRST, id="charter-0098", text="Branches are 27.", form=Form.PART)
    merged, _ = merge(claims_file(reviewed), claims_file(again, part))
    assert [c.id for c in merged.claims] == [FIRST.id, part.id]


def test_a_sentence_in_the_place_of_a_reviewed_one_that_is_gone_is_extracted():
    other = claim(1, "The consortium has 31 branches.", id="charter-0099")
    assert (other.start, other.end) == (FIRST.start, FIRST.end)
    merged, changes = merge(claims_file(with_status(FIRST, "reviewed")), claims_file(other), text=other.quote)
    assert {c.id for c in merged.claims} == {FIRST.id, other.id}
    assert (changes.added, changes.orphaned) == ((other.id,), (FIRST.id,))


def test_an_added_claim_stays():
    added = with_status(claim(8, "The consortium is a charity.", quote=FIRST.quote), "added")
    merged, changes = merge(claims_file(added), claims_file(FIRST))
    assert {c.id for c in merged.claims} == {added.id, FIRST.id}
    assert changes.kept == (added.id,)


def test_a_persons_work_is_seen():
    assert not has_persons_work(claims_file(FIRST))
    assert all(
        has_persons_work(claims_file(FIRST, with_status(SECOND, s)))
        for s in ("reviewed", "rejected", "added")
    )


quotes = st.sampled_from(["One.", "Two two.", "Three."])
records = st.builds(
    lambda number, quote, status, form: with_status(claim(number, quote, form=form), status),
    st.integers(1, 9),
    quotes,
    st.sampled_from(Status),
    st.sampled_from(Form),
)
lists = st.lists(records, max_size=6, unique_by=lambda c: c.id)


@given(lists, lists, st.lists(quotes, max_size=4).map(" ".join))
def test_merging_twice_is_merging_once_and_loses_no_persons_work(old, fresh, text):
    new = claims_file(*(with_status(c, "extracted") for c in fresh))
    once, _ = merge(claims_file(*old), new, text=text)
    twice, changes = merge(once, new, text=text)
    assert twice == once
    assert not changes
    held = {(c.id, c.text, c.status) for c in old if c.status is not Status.EXTRACTED}
    assert held <= {(c.id, c.text, c.status) for c in once.claims}
    assert len({c.id for c in once.claims}) == len(once.claims)
