"""Errors about people, roles, PINs and badges as sentences: what happened, and what to do."""

from desktop_app.shell.marks import QT_TRANSLATE_NOOP

PEOPLE_SENTENCES: dict[str, str] = {
    "account_pending": QT_TRANSLATE_NOOP(
        "Messages", "Your account waits for the owner to approve it. Ask the owner."
    ),
    "new_password_due": QT_TRANSLATE_NOOP(
        "Messages",
        "You must choose a new password before you go on. The owner can give you one too.",
    ),
    "password_unchanged": QT_TRANSLATE_NOOP(
        "Messages", "This is the password until now. Choose another one."
    ),
    "password_wrong": QT_TRANSLATE_NOOP("Messages", "The password is wrong. {wait}"),
    "requests_full": QT_TRANSLATE_NOOP(
        "Messages", "{limit} others wait for an account already. Ask the owner to look at them."
    ),
    "request_unknown": QT_TRANSLATE_NOOP(
        "Messages", "Nobody waits for this account any more. Look at the list again."
    ),
    "rights_beyond_own": QT_TRANSLATE_NOOP(
        "Messages", "You may not {permission} yourself, so you cannot decide about it for others."
    ),
    "role_built_in": QT_TRANSLATE_NOOP(
        "Messages", "The role “{name}” comes with Lumbung and stays as it is. Make a new one."
    ),
    "role_in_use": QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is the role of {count} people. Give them another one first."
    ),
    "permissions_missing": QT_TRANSLATE_NOOP(
        "Messages", "A role needs at least one permission. Choose some."
    ),
    "permission_unknown": QT_TRANSLATE_NOOP(
        "Messages", "This permission does not exist. Choose one of the list."
    ),
    "scope_unknown": QT_TRANSLATE_NOOP(
        "Messages", "A permission cannot be limited like this ({scope}). Choose another limit."
    ),
    "pin_malformed": QT_TRANSLATE_NOOP(
        "Messages", "A PIN has {shortest} to {longest} digits and nothing else."
    ),
    "pin_too_simple": QT_TRANSLATE_NOOP(
        "Messages", "Everybody would guess this PIN. Choose another one."
    ),
    "pin_wrong": QT_TRANSLATE_NOOP("Messages", "The name or the PIN is wrong. {wait}"),
    "badge_too_short": QT_TRANSLATE_NOOP(
        "Messages", "A badge's code needs at least {shortest} characters. Take another badge."
    ),
    "badge_taken": QT_TRANSLATE_NOOP(
        "Messages", "This code belongs to somebody else or to an item. Take another badge."
    ),
    "badge_wrong": QT_TRANSLATE_NOOP("Messages", "Nobody has this badge. {wait}"),
    "code_is_badge": QT_TRANSLATE_NOOP(
        "Messages", "This is somebody's badge, not an item. Scan the item."
    ),
    "approval_over": QT_TRANSLATE_NOOP(
        "Messages", "What was allowed is used up or took too long. Ask again."
    ),
    "approval_never": QT_TRANSLATE_NOOP(
        "Messages", "Nobody can allow this with a PIN or badge. Somebody who may must sign in."
    ),
    "approver_may_not": QT_TRANSLATE_NOOP(
        "Messages", "This person may not {permission} either. Ask someone who may."
    ),
    "approval_unknown": QT_TRANSLATE_NOOP(
        "Messages", "Nothing like this was allowed. Look at the list again."
    ),
    "minutes_out_of_range": QT_TRANSLATE_NOOP(
        "Messages", "Choose a number of minutes from 0 (never) to {longest}."
    ),
    "journal_head_unreadable": QT_TRANSLATE_NOOP(
        "Messages", "The file of the journal's heads cannot be read: “{text}”."
    ),
    "booked_unnamed": QT_TRANSLATE_NOOP(
        "Messages",
        "There is no such booked line, or more than one: “{name}”. Write its document's number "
        "with its item or position, such as SAL-K1-000001/TEH or SAL-K1-000001/1.",
    ),
    "reference_ambiguous": QT_TRANSLATE_NOOP(
        "Messages", "There are several “{name}”. Give the id instead."
    ),
    "reference_unknown": QT_TRANSLATE_NOOP("Messages", "There is no “{name}”. Check the name."),
}
