// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

/** The exit codes of the program. */
final class ExitCode {

    /** All is well. */
    static final int OK = 0;
    /** The command did its work and found a problem. */
    static final int PROBLEM = 1;
    /** Wrong usage, or input that cannot be read. */
    static final int USAGE = 2;
    /** Kafka, or a Redis that was asked for, cannot be reached. */
    static final int UNREACHABLE = 3;
    /** Kafka refuses the credentials or the operation. */
    static final int REFUSED = 4;
    /** An internal error; the number is that of {@code sysexits.h}. */
    static final int INTERNAL = 70;

    private ExitCode() {}
}
