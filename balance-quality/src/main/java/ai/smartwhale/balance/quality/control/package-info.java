// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Acceptance, repair, quarantine and rejection. */
@NullMarked
package ai.smartwhale.balance.quality.control;

import org.jspecify.annotations.NullMarked;
