// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * How two endpoints differ.
 *
 * @param examined keys that were compared
 * @param onlyInSource keys that the target does not have
 * @param onlyInTarget keys that the source does not have
 * @param different keys whose values differ
 * @param sourceRoot a digest of all keys and values of the source, in hexadecimal
 * @param targetRoot a digest of all keys and values of the target; equal to the other if and only if nothing differs
 */
public record VerifyReport(
        int examined,
        Set<String> onlyInSource,
        Set<String> onlyInTarget,
        Set<String> different,
        String sourceRoot,
        String targetRoot) {

    /** Copies the sets. */
    public VerifyReport {
        onlyInSource = Collections.unmodifiableSet(new TreeSet<>(onlyInSource));
        onlyInTarget = Collections.unmodifiableSet(new TreeSet<>(onlyInTarget));
        different = Collections.unmodifiableSet(new TreeSet<>(different));
    }

    /**
     * Tells whether both have the same.
     *
     * @return true where nothing differs
     */
    public boolean isEqual() {
        return sourceRoot.equals(targetRoot);
    }
}
