// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

/** Throwables whose stack traces do not depend on who runs the tests. */
final class TestThrowables {

    private TestThrowables() {}

    /** Leaves one frame of it, of its causes and of what they suppressed. */
    static <T extends Throwable> T shortened(T throwable) {
        for (Throwable each = throwable; each != null; each = each.getCause()) {
            each.setStackTrace(
                    new StackTraceElement[] {new StackTraceElement("ai.example.Store", "find", "Store.java", 41)});
            for (Throwable suppressed : each.getSuppressed()) {
                var unused = shortened(suppressed);
            }
        }
        return throwable;
    }
}
