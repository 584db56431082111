// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.file;

/** When lines are safe from the end of the machine. From the end of the process they are always. */
public enum FsyncPolicy {
    /** When the operating system writes them. */
    NEVER,
    /** When the file is put away or closed. */
    ON_ROTATION,
    /** After every batch; costs milliseconds for each. */
    EACH_BATCH
}
