// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What repairs help, learned from feedback. */
@NullMarked
package ai.smartwhale.balance.quality.improvement;

import org.jspecify.annotations.NullMarked;
