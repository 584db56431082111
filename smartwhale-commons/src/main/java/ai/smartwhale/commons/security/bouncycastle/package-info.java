// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What needs Bouncy Castle, and nothing else that does. */
@NullMarked
package ai.smartwhale.commons.security.bouncycastle;

import org.jspecify.annotations.NullMarked;
