/**
 * Backup and restore of a whole installation.
 *
 * A **backup** is one file (a zip; docs/formats/backup.md) holding the state as it was at one moment: the text of every
 * table out of one read-only snapshot, the deliveries that this snapshot lists, the proof log up to its checkpoint, the
 * public keys. It is made while the server works. Secret keys are not in it.
 *
 * **The manifest** at its end names every member with size and SHA-256, every table with rows and the SHA-256 of its text,
 * and the migrations the tables come from. The last 64 bytes of the file are the SHA-256 of all before them.
 *
 * **A restore** believes nothing: it reads the file through once and compares, fills an empty data folder, brings tables
 * of an older program up to date, and then asks the restored installation for everything again: table by table, file by
 * file, leaf by leaf. Until that is done, `restoring.json` keeps every server away; if it is not done, nothing stays.
 *
 * **The log goes on** with an entry that says so: from which backup, and by which key. Without the secret key, a new one
 * takes over under the log's name; the checkpoint signed by the old one is kept in `log/earlier`.
 */
export { BackupProblem } from "./manifest.ts";
export { restoreBackup, type RestoreReport } from "./restore-backup.ts";
export { type BackupReport, writeBackup } from "./write-backup.ts";
