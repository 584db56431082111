// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Bounded, mergeable descriptions of the values of a source. */
@NullMarked
package ai.smartwhale.balance.quality.profile;

import org.jspecify.annotations.NullMarked;
