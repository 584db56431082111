// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.doctor;

import java.util.List;

/** Looks at one side of a cluster. */
interface Check {

    /** What is looked at, for people. */
    String name();

    /**
     * Looks.
     *
     * @param patient the cluster
     * @return one finding or more
     * @throws Exception if the cluster does not let itself be looked at, which is a finding of its own
     */
    List<Finding> examine(Patient patient) throws Exception;
}
