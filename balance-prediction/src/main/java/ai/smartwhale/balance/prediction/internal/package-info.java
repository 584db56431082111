// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What the packages of this module share and nobody else should use. */
@NullMarked
package ai.smartwhale.balance.prediction.internal;

import org.jspecify.annotations.NullMarked;
