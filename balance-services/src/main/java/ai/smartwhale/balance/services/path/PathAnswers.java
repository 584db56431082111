// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

/**
 * The answers that came so far.
 *
 * @param answers how many, those to merged requests counted once
 * @param wasted how many of them came when nobody waited any more
 * @param seconds how long they took together, from sending to the answer
 */
public record PathAnswers(long answers, long wasted, double seconds) {}
