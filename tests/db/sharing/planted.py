"""The faults that `make mutants` plants, and the tests that must notice each."""

from dataclasses import dataclass
from pathlib import Path


def tests(*names: str) -> tuple[str, ...]:
    """Some of the tests of sharing."""
    return tuple(f"tests/db/sharing/{name}" for name in names)


def model(name: str) -> tuple[str, ...]:
    """One case of the contract around the hub in memory."""
    return tests(f"test_model_hub.py::TestModelHub::{name}")


def real(name: str) -> tuple[str, ...]:
    """One case of the contract around PostgreSQL."""
    return tests(f"test_real_two_pcs.py::TestPostgresHub::{name}")


@dataclass(frozen=True)
class Mutant:
    """A fault: `old` stands once in the file at `path`.

    `catchers` are the tests of which one must fail with `new`; without any, the simulator.
    """

    name: str
    path: str
    old: str
    new: str
    catchers: tuple[str, ...] = ()

    def plant(self, folder: Path) -> None:
        """Puts the fault into a copy of the program."""
        file = folder / self.path
        before, after = file.read_text(encoding="utf-8").split(self.old)
        file.write_text(before + self.new + after, "utf-8")


MUTANTS = (
    # -- the client
    Mutant(
        "cursor moved in a transaction of its own, before the page",
        "db/sharing/step.py",
        "        with database.atomic():\n            applying.apply(page)\n",
        "        set_link(database, cursor=page[-1].seq)\n"
        "        with database.atomic():\n            applying.apply(page)\n",
        tests("test_taking.py::test_a_page_that_is_broken_off_comes_again"),
    ),
    Mutant(
        "a page is not one transaction",
        "db/sharing/step.py",
        "        with database.atomic():\n            applying.apply(page)\n",
        "        applying.apply(page)\n",
        tests("test_taking.py::test_a_page_that_is_broken_off_comes_again"),
    ),
    Mutant(
        "acknowledged when pushed, not when it comes back",
        "db/sharing/step.py",
        "    answer = pace.offer(hub, rows)\n",
        "    answer = pace.offer(hub, rows)\n"
        "    for row, seq in zip(rows, answer.seqs, strict=False):\n"
        '        ack = "UPDATE journal SET hub_seq = ?, lost_seq = NULL WHERE id = ?"\n'
        "        database.execute_sql(ack, (seq, row.id))\n",
        tests("test_taking.py::test_what_was_pushed_waits_until_it_comes_back"),
    ),
    Mutant(
        "no look at the hub's life",
        "db/sharing/epoch.py",
        "if epoch.life == link.life and epoch.last_seq >= link.cursor and not doubted:",
        "if not doubted:",
        tests("test_taking.py::test_a_failover_that_the_newest_rows_do_not_show"),
    ),
    Mutant(
        "what the hub says of its life is believed",
        "db/sharing/step.py",
        "doubted = not has_newest(database, hub, link.cursor)",
        "doubted = False",
        tests("test_set_back.py"),
    ),
    Mutant(
        "what the hub lost is not taken back",
        "db/sharing/epoch.py",
        "            take_back(database, common)\n",
        "            pass\n",
        tests("test_taking.py::test_a_lost_row_whose_pc_is_gone"),
    ),
    Mutant(
        "what was lost before is forgotten when the hub loses more",
        "db/sharing/epoch.py",
        "        database.execute_sql(LOST_BEFORE)\n",
        "",
        tests("test_set_back.py::test_what_is_lost_twice_comes_back_in_its_order"),
    ),
    Mutant(
        "forks keep their numbers in another life of the hub",
        "db/sharing/arriving.py",
        "UPDATE journal SET hub_seq = ?, fork = ?, lost_seq = NULL WHERE",
        "UPDATE journal SET hub_seq = ?, fork = coalesce(fork, ?), lost_seq = NULL WHERE",
        tests("test_two_pcs.py::test_a_hub_that_forgot_which_clone_was_first"),
    ),
    Mutant(
        "what the hub does not take is offered again at once",
        "db/sharing/step.py",
        "    return len(rows) if any(answer.seqs) else 0, answer.resend is not None\n",
        "    return len(rows), answer.resend is not None\n",
        tests("test_two_pcs.py::test_what_the_hub_does_not_take_is_not_offered_at_once_again"),
    ),
    Mutant(
        "after a failover the cursor stays",
        "db/sharing/epoch.py",
        "set_link(database, system=system, timeline=timeline, cursor=common)",
        "set_link(database, system=system, timeline=timeline)",
    ),
    Mutant(
        "rows that the hub lost are offered in the order of their ids",
        "db/sharing/outbox.py",
        "WHERE hub_seq IS NULL AND lost_seq IS NOT NULL ORDER BY lost_seq LIMIT ?",
        "WHERE hub_seq IS NULL AND lost_seq IS NOT NULL ORDER BY id DESC LIMIT ?",
    ),
    Mutant(
        "what waits is offered by its time",
        "db/sharing/outbox.py",
        "AND lost_seq IS NULL ORDER BY incarnation, device_seq LIMIT ?",
        "AND lost_seq IS NULL ORDER BY at DESC LIMIT ?",
        tests("test_outbox.py::test_what_waits_goes_in_the_order_of_its_chain"),
    ),
    Mutant(
        "others' lost rows are not offered",
        "db/sharing/outbox.py",
        "WHERE hub_seq IS NULL AND lost_seq IS NOT NULL ORDER BY",
        "WHERE hub_seq IS NULL AND lost_seq IS NOT NULL"
        " AND device = (SELECT device FROM this_device) ORDER BY",
        tests("test_taking.py::test_a_lost_row_whose_pc_is_gone"),
    ),
    Mutant(
        "a refused document stays in the books",
        "db/sharing/applying.py",
        "            take_out_document(self.database, entry.id, entry.subject, None)\n",
        "            pass\n",
    ),
    Mutant(
        "a refused row stays",
        "db/sharing/applying.py",
        "        else:\n            self._settle_now(entry)\n\n    def _book",
        "\n    def _book",
    ),
    Mutant(
        "a refused document of others is booked",
        "db/sharing/applying.py",
        "            if coming.is_accepted:\n",
        "            if coming.is_accepted or coming.entry.kind == 'document_posted':\n",
    ),
    Mutant(
        "what comes twice is booked twice",
        "db/sharing/applying.py",
        "        if coming.is_in or body is None:\n            return\n",
        "        if body is None:\n            return\n",
        tests("test_taking.py::test_what_was_booked_here_comes_back"),
    ),
    Mutant(
        "a change that came too late counts all the same",
        "db/sharing/folding.py",
        "  AND coalesce(verdict.outcome, 'accepted') = 'accepted'\n",
        "  AND coalesce(verdict.outcome, 'accepted') <> 'refused'\n",
    ),
    Mutant(
        "costs are added up again when they come again",
        "db/sharing/costs.py",
        " if kept[2] != 0 or not estimating}",
        "}",
        tests("test_taking.py::test_costs_that_come_again_change_nothing"),
    ),
    Mutant(
        "the costs' cursor moves although none may be seen",
        "db/sharing/step.py",
        "        if costs is None:\n            return taken, False\n",
        "        if costs is None:\n            set_link(database, cost_cursor=upto)\n"
        "            return taken, False\n",
    ),
    Mutant(
        "estimates stay when the hub has fixed a cost",
        "db/sharing/costs.py",
        "    database.execute_many(CORRECT, corrected)\n",
        "",
        tests("test_taking.py::test_estimates_follow_what_the_hub_fixed"),
    ),
    Mutant(
        "a clone goes on in the chain that it was copied from",
        "db/sharing/forks.py",
        "        change_row(work, Device, device.id, incarnation=life)\n",
        "        assert life\n",
        model("test_a_cloned_pc"),
    ),
    Mutant(
        "the hub's rows do not find their place taken",
        "db/sharing/forks.py",
        "        database.execute_sql(MOVE, (_lowest(database) - 1, *place, fork))\n",
        "        database.execute_sql(MOVE, (fork, *place, fork))\n",
        tests("test_taking.py::test_a_row_in_the_place_of_one_that_waits"),
    ),
    Mutant(
        "what needs a refused row is not taken out with it",
        "db/sharing/rows.py",
        "        _drop_pointing(database, table, subject, REFERENCES)\n\n",
        "\n",
        tests("test_taking.py::test_what_waits_and_needs_a_refused_row"),
    ),
    Mutant(
        "the document of a count does not end it",
        "db/sharing/folding.py",
        '        if kind == "row_created" and ended is not None:\n',
        '        if kind == "row_created" and False:\n',
        model("test_the_document_of_a_count_is_its_end"),
    ),
    Mutant(
        "a count stays ended by a document that is refused",
        "db/sharing/rows.py",
        '    settle_row(database, "stock_count", document)  # which it had ended\n',
        "",
        tests("test_taking.py::test_a_count_whose_document_is_refused_goes_on"),
    ),
    Mutant(
        "nothing is signed",
        "db/operations/work.py",
        "            signature = sign(key, previous, costs) if key else None\n",
        "            signature = None\n",
        tests("test_signing.py::test_a_row_is_signed_with_what_its_goods_cost"),
    ),
    # -- the hub of the towns
    Mutant(
        "a clone is accepted silently",
        "tests/db/sharing/model_hub.py",
        "        if not fork or entry.device != carrier:\n",
        "        if True:\n",
        model("test_what_a_clone_is_from_now_on"),
    ),
    Mutant(
        "ON CONFLICT DO NOTHING on the place in a chain",
        "tests/db/sharing/model_hub.py",
        "            fork = self._fork(entry)\n",
        "            fork = self._fork(entry)\n            if fork:\n                continue\n",
    ),
    Mutant(
        "a replayed row is taken again",
        "tests/db/sharing/model_hub.py",
        "            if known:\n",
        "            if known and False:\n",
        model("test_a_replay_changes_nothing"),
    ),
    Mutant(
        "no conflict: the last change wins",
        "tests/db/sharing/model_rules.py",
        '            if version != said["base"] or now != said["before"]:\n',
        "            if False:\n",
        model("test_the_first_change_stands"),
    ),
    # -- the hub on a server
    Mutant(
        "numbers are given without the lock",
        "db/sharing/hub/functions/40_push.sql",
        "    PERFORM pg_advisory_xact_lock(lock_number('counter'));\n",
        "",
        tests("test_hub_push.py::test_two_pcs_at_once"),
    ),
    Mutant(
        "the server takes a replayed row again",
        "db/sharing/hub/functions/40_push.sql",
        "            WHERE NOT o.is_known AND o.seq IS NOT NULL ORDER BY o.place) END;",
        "            WHERE o.seq IS NOT NULL ORDER BY o.place) END;",
        tests("test_hub_push.py::test_what_is_offered_again_changes_nothing"),
    ),
    Mutant(
        "the server does not compare what it has",
        "db/sharing/hub/functions/06_place_offers.sql",
        "        PERFORM fail('push_differs');\n",
        "        NULL;\n",
        real("test_another_content_under_a_known_id"),
    ),
    Mutant(
        "the server has no conflicts",
        "db/sharing/hub/functions/15_judge_rows.sql",
        "            RETURN NEXT ROW(o.place, 'conflict', jsonb_build_object(\n"
        "                'value', stands.fields -> field, 'version', version,\n",
        "            RETURN NEXT ROW(o.place, 'accepted', jsonb_build_object(\n"
        "                'value', stands.fields -> field, 'version', version,\n",
        real("test_the_first_change_stands"),
    ),
    Mutant(
        "the server believes every signature",
        "db/sharing/hub/functions/11_judge_signatures.sql",
        "    WHERE o.signed = 'wrong' AND NOT is_note(o) OR",
        "    WHERE",
        tests("test_hub_people.py::test_bob_carries_anns_sales_but_cannot_forge_them"),
    ),
    Mutant(
        "the server believes every device",
        "db/sharing/hub/functions/04_admit.sql",
        "= proof) IS NOT TRUE THEN\n",
        "= proof) IS NULL THEN\n",
        tests("test_hub_people.py::test_a_stranger_finds_no_door"),
    ),
    Mutant(
        "the server tells a clone nothing",
        "db/sharing/hub/functions/40_push.sql",
        "'incarnation', new_incarnation(offers, pc),",
        "'incarnation', NULL,",
        real("test_what_a_clone_is_from_now_on"),
    ),
    Mutant(
        "the server gives more back than was sold",
        "db/sharing/hub/functions/14_judge_returns.sql",
        "        AND back.quantity <= o.quantity AND back.amount <= o.amount) IS NOT TRUE;",
        "        ) IS NOT TRUE;",
        tests("test_hub_documents.py", "test_real_two_pcs.py"),
    ),
    Mutant(
        "the server goes on with a count whose document it has",
        "db/sharing/hub/functions/23_keep_rows.sql",
        "        WHERE id = ends.id AND kind = 'stock_count';\n",
        "        WHERE false;\n",
        real("test_nobody_else_ends_a_count_in_another_way"),
    ),
    Mutant(
        "a row that no index holds stops those behind it",
        "db/sharing/hub/functions/31_take.sql",
        " OR program_limit_exceeded THEN\n            judged := judged || ROW(\n",
        " THEN\n            judged := judged || ROW(\n",
        tests("test_hub_security_rows.py::test_a_row_too_long_for_an_index"),
    ),
    Mutant(
        "costs are for everybody",
        "db/sharing/hub/functions/41_pull.sql",
        "    IF NOT holds(who, 'cost.view') AND",
        "    IF false AND",
        tests("test_hub_push.py"),
    ),
)
