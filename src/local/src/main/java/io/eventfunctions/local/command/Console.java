package io.eventfunctions.local.command;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * What the command reads and writes.
 *
 * @param in for an event
 * @param out gets the answers alone
 * @param err gets what the function prints, how its invocations ended, and what is wrong with the command
 */
record Console(InputStream in, PrintStream out, PrintStream err) {}
