// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Detectors of single kinds of error, and how their evidence is combined. */
@NullMarked
package ai.smartwhale.balance.quality.detect;

import org.jspecify.annotations.NullMarked;
