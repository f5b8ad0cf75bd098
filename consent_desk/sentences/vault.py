"""Sentences of the vault and its key, by the code of the error."""

from consent_desk.sentences.marks import mark

VAULT = {
    "vault-missing": mark(
        "There is no register in {folder} yet. Make one with: consent-desk init --school NAME"
    ),
    "vault-exists": mark(
        "There is a register in {folder} already. Nothing was changed. Choose another folder."
    ),
    "vault-in-shared-folder": mark(
        "The register cannot be in {folder}: that is copied to other computers ({why}). Choose a"
        " folder on this computer only."
    ),
    "vault-busy": mark(
        "Somebody else is writing in the register. Nothing was changed. Try again in a minute."
    ),
    "vault-damaged": mark(
        "The register cannot be opened: the file is damaged, or the key does not fit. Nothing was"
        " changed. Put back a copy of the whole folder that you made before."
    ),
    "vault-newer": mark(
        "This register was written by a newer version of Consent Desk. Nothing was changed. Install"
        " the new version here too."
    ),
    "clearing-elsewhere": mark(
        "Photos are being cleared on this computer already. Wait until that is done, then try"
        " again."
    ),
    "keyring-absent": mark(
        "This computer has no keyring to keep the key in. Set a passphrase to protect the register."
    ),
    "keyring-denied": mark(
        "The computer's keyring did not give the key: it is locked, or access was refused. Unlock"
        " it (log in again if need be) and try again. No new key was made."
    ),
    "key-missing": mark(
        "The key of this register is not on this computer. Open the register on the computer where"
        " it was made, or with the key on its recovery sheet."
    ),
    "passphrase-needed": mark(
        "A passphrase is needed to open the register. Type it when asked, or set"
        " CONSENT_DESK_PASSPHRASE."
    ),
    "passphrase-wrong": mark("That passphrase does not open the register. Try again."),
    "seal-broken": mark(
        "A protected file in the register was damaged or changed, and is not used. Put back a copy"
        " of the whole folder that you made before."
    ),
    "recovery-code-wrong": mark(
        "This is not the key of this register, or its copy is damaged. Nothing was changed. Check"
        " every letter on the recovery sheet, and the number of the register."
    ),
    "recovery-not-needed": mark(
        "This register opens with its passphrase and needs no key. Nothing was changed. Start the"
        " program on it."
    ),
}
