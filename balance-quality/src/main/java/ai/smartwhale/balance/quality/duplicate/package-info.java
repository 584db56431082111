// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Records that mean the same thing though they are not written the same, and which of them to keep. */
@NullMarked
package ai.smartwhale.balance.quality.duplicate;

import org.jspecify.annotations.NullMarked;
