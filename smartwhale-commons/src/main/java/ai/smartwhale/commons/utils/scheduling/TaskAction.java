// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

/** What a task does. */
@FunctionalInterface
public interface TaskAction {

    /**
     * Does it once. Should end soon after its thread is interrupted.
     *
     * @throws Exception if it fails, which is logged and counted
     */
    void run() throws Exception;
}
