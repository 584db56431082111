// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Time, scheduling, validation, text and mathematics. */
@NullMarked
package ai.smartwhale.commons.utils;

import org.jspecify.annotations.NullMarked;
