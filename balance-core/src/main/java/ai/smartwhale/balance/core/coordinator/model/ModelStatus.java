// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;

/**
 * Where a model stands.
 *
 * @param model which
 * @param inFlight requests in flight
 * @param limit how many it can stand, as far as is known
 * @param fairCap how many it may have while others want their share too; its maximum if there is enough for all
 * @param priority how urgent it is as such
 * @param effective how urgent it is now
 * @param samples its latest requests that count, 64 at most
 * @param misses how many of them missed the target or timed out
 * @param granted how often it might make a request, ever
 * @param denied how often it might not, ever
 */
public record ModelStatus(
        String model,
        int inFlight,
        int limit,
        int fairCap,
        TaskPriority priority,
        TaskPriority effective,
        int samples,
        int misses,
        long granted,
        long denied) {}
