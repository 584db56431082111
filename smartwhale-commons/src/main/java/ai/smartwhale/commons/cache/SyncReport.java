// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.time.Duration;

/**
 * What was found when the way of invalidations was tested.
 *
 * @param connected whether the store answered
 * @param tracking whether invalidations arrived before anything was done
 * @param renewed whether the way had to be renewed, after which everything known was taken for old
 * @param roundTrip how long an invalidation took to arrive; zero if none did
 */
public record SyncReport(boolean connected, boolean tracking, boolean renewed, Duration roundTrip) {}
