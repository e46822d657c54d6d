/**
 * Reading an upload (unpacking, understanding every cell, writing Parquet) keeps one core busy for seconds or minutes,
 * and its input is a stranger's file. So it is done beside the server, by a *reader*: a process that knows neither the
 * database nor the network. The server answers others meanwhile, and a file that exhausts or crashes its reader harms
 * nobody else.
 *
 * `Readings` is what the server has: two readers at most, whoever comes third waits. A reader is told a task over a
 * channel (`messages.ts`), says how far it is, and answers what `readDelivery` answered or threw, with the first lines of
 * text files whose encoding has to be asked. When the server stops,
 * or is killed, the channel closes: the reader drops what it was building and ends. A reader that has finished waits a
 * minute for another task.
 */
export type { ReadingResult, ReadingTask } from "./messages.ts";
export { Readers } from "./readers.ts";
export { Readings, readCompletely } from "./readings.ts";
