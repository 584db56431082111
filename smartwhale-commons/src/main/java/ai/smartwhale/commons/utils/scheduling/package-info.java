// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What the scheduler is told and what it tells: tasks, schedules, cron expressions, policies and reports. */
@NullMarked
package ai.smartwhale.commons.utils.scheduling;

import org.jspecify.annotations.NullMarked;
