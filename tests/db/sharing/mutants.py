"""Planted faults of the protocol: `python -m tests.db.sharing.mutants [NAME...]` shows that the
tests catch every one of them.

Each is a text put in place of another in a copy of the program. What must notice it runs in that
copy until it does: seeds of the simulator, or tests; without a fault all of them pass. One line of
JSON tells what became of all; the exit status is 1 when a mutant lived.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]
COPIED = ("db", "desktop_app", "resources", "tests", "main.py", "pyproject.toml", "docs")
TOWNS = ("-m", "tests.proof.sharing", "--seeds", "60", "--until-first", "--processes", "1")
MODEL = ("-m", "pytest", "-qx", "-p", "no:cacheprovider", "tests/db/sharing/test_model_hub.py")
SERVER = ("-m", "pytest", "-qx", "-p", "no:cacheprovider")
PATIENCE = 600.0
AT_ONCE = 2
# A program that does not even start is not caught: what notices must say that something differs.
NOTICED = re.compile(r"^(?:FAILED (\S+)|(seed \d+)$|AssertionError: (.+)$)", re.MULTILINE)


def tests(*names: str) -> tuple[str, ...]:
    """What runs some of the tests of sharing, until one of them fails."""
    return (*SERVER, *(f"tests/db/sharing/{name}" for name in names))


def real(name: str) -> tuple[str, ...]:
    """What runs one case of the contract around PostgreSQL."""
    return tests(f"test_real_two_pcs.py::TestPostgresHub::{name}")


@dataclass(frozen=True)
class Mutant:
    """A fault: `old` stands once in the file at `path`; `caught` is what must fail with `new`."""

    name: str
    path: str
    old: str
    new: str
    caught: tuple[str, ...] = TOWNS

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
        "        for item in waiting & pools.keys():\n            estimate(database, item)\n",
        "",
        tests("test_two_pcs.py"),
    ),
    Mutant(
        "a clone goes on in the chain that it was copied from",
        "db/sharing/forks.py",
        "        change_row(work, Device, device.id, incarnation=life)\n",
        "        assert life\n",
        tests("test_model_hub.py::TestModelHub::test_a_cloned_pc"),
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
        MODEL,
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
    ),
    Mutant(
        "no conflict: the last change wins",
        "tests/db/sharing/model_rules.py",
        '            if version != said["base"] or now != said["before"]:\n',
        "            if False:\n",
        MODEL,
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
        "costs are for everybody",
        "db/sharing/hub/functions/41_pull.sql",
        "    IF NOT holds(who, 'cost.view') AND",
        "    IF false AND",
        tests("test_hub_push.py"),
    ),
)


def noticed(run: tuple[str, ...], mutant: Mutant | None) -> str | None:
    """Which test or seed fails with a fault, or with none; None when all hold."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name in COPIED:
            if (ROOT / name).is_dir():
                ignored = shutil.ignore_patterns("__pycache__", "pictures")
                shutil.copytree(ROOT / name, folder / name, ignore=ignored)
            else:
                shutil.copyfile(ROOT / name, folder / name)
        if mutant:
            mutant.plant(folder)
        done = subprocess.run(
            [sys.executable, *run],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    if done.returncode == 0:
        return None
    found = NOTICED.search(done.stdout + done.stderr)
    if found is None:
        raise RuntimeError(f"{mutant}: {done.stdout}\n{done.stderr}")
    return str(next(filter(None, found.groups())))


def hold_without(chosen: list[Mutant]) -> bool:
    """Whether all that is to notice something passes when nothing is planted."""
    runs = dict.fromkeys(mutant.caught for mutant in chosen)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        failed = [by for by in pool.map(lambda run: noticed(run, None), runs) if by]
    for by in failed:
        sys.stderr.write(f"{by} does not hold without a fault\n")
    return not failed


def try_out(mutant: Mutant) -> bool:
    """Whether it is caught."""
    began = time.monotonic()
    by = noticed(mutant.caught, mutant)
    told = f"caught  {mutant.name}: {by}" if by else f"LIVES   {mutant.name}"
    sys.stderr.write(f"{told} ({time.monotonic() - began:.0f} s)\n")
    return by is not None


def main(names: list[str]) -> int:
    """Those that are named, or all."""
    chosen = [each for each in MUTANTS if not names or any(n in each.name for n in names)]
    if not hold_without(chosen):
        return 1
    with ThreadPoolExecutor(AT_ONCE) as pool:
        caught = [*pool.map(try_out, chosen)]
    lived = [mutant.name for mutant, is_caught in zip(chosen, caught, strict=True) if not is_caught]
    line = {"mutants": len(chosen), "caught": len(chosen) - len(lived), "lived": lived}
    sys.stdout.write(json.dumps(line) + "\n")
    return 1 if lived else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
