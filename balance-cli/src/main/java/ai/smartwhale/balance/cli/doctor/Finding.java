// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.doctor;

/**
 * What a check found.
 *
 * @param level how bad it is
 * @param check what was looked at
 * @param detail what was seen
 * @param advice what to do about it, empty where there is nothing to do
 */
public record Finding(Level level, String check, String detail, String advice) {

    /** How bad a finding is. */
    public enum Level {
        /** As it should be. */
        OK,
        /** Works, but may not stay so. */
        WARNING,
        /** Balance cannot work like this. */
        PROBLEM
    }

    static Finding ok(String check, String detail) {
        return new Finding(Level.OK, check, detail, "");
    }

    static Finding warning(String check, String detail, String advice) {
        return new Finding(Level.WARNING, check, detail, advice);
    }

    static Finding problem(String check, String detail, String advice) {
        return new Finding(Level.PROBLEM, check, detail, advice);
    }
}
