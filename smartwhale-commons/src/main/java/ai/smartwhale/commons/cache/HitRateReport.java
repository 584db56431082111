// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

/**
 * What the layers of a cache knew, of late and ever.
 *
 * @param interval since the report before this one
 * @param lifetime since the analyzer was made
 * @param prefixSample of how many events the figures by prefix look at one; 1 if they are exact
 */
public record HitRateReport(HitRates interval, HitRates lifetime, int prefixSample) {

    /** The group of all namespaces or prefixes that came when there was no more room for their names. */
    public static final String OTHER = KeyGroups.OTHER;
}
