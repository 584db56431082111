// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

/** What all series of a metric are held to, and who hears of them. */
record FamilyTerms(int mostSeries, int longestValue, OverflowCount overflowed, SeriesTelling telling) {}
