// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

/**
 * Two records of a batch, by their index from 0, that may mean the same.
 *
 * @param first the lower index
 * @param second the higher one
 * @param probability that they do
 */
record Link(int first, int second, double probability) {}
