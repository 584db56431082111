// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.schema;

import java.util.List;

/**
 * Whether a schema may take the place of others.
 *
 * @param problems everything that speaks against it
 */
public record CompatibilityReport(List<Incompatibility> problems) {

    /** Copies the list. */
    public CompatibilityReport {
        problems = List.copyOf(problems);
    }

    /**
     * Whether nothing speaks against it.
     *
     * @return true without problems
     */
    public boolean compatible() {
        return problems.isEmpty();
    }
}
