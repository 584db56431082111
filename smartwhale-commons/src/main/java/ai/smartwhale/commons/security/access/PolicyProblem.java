// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

/**
 * One thing that is wrong with a policy.
 *
 * @param where a JSON pointer, or the kind and the name of what is wrong
 * @param problem what is wrong
 */
public record PolicyProblem(String where, String problem) {

    @Override
    public String toString() {
        return where + ": " + problem;
    }
}
