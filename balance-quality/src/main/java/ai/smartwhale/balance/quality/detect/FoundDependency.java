// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

/**
 * A dependency that was found in the data.
 *
 * @param determinant the field that decides
 * @param field the field that is decided
 * @param strength how much better the determinant guesses the field than its most frequent value does: 1 for a
 *     functional dependency without errors
 * @param accuracy the share of records whose value the others of the same determinant would have guessed
 * @param records how many records have another one of the same determinant
 */
public record FoundDependency(String determinant, String field, double strength, double accuracy, int records) {}
