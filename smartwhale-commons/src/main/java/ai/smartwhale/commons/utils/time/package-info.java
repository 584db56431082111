// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Calendars, formats and local times that do not exist or exist twice; entered through {@code TimeUtils}. */
@NullMarked
package ai.smartwhale.commons.utils.time;

import org.jspecify.annotations.NullMarked;
