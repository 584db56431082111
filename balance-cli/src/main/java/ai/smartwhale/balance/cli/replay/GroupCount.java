// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

/**
 * The requests of one model, or for one source.
 *
 * @param name the model or the source
 * @param requests made
 * @param answers with data
 * @param failures everything else that ended
 * @param latency of the answers
 */
public record GroupCount(String name, long requests, long answers, long failures, Latency latency) {}
