// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.time.Duration;

/**
 * How alive an entry is.
 *
 * @param age since the source gave it
 * @param fresh until its soft limit; zero if it is stale
 * @param remaining until its hard limit
 * @param uses how often it was given out since it was kept
 * @param vital whether it is worth keeping: given out more than once, and a tenth of its life remains
 * @param negative whether it says that there is no value
 */
public record Vitality(Duration age, Duration fresh, Duration remaining, long uses, boolean vital, boolean negative) {}
