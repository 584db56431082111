// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** How messaging works inside. Not API: may change in any release. */
@NullMarked
package ai.smartwhale.messaging.internal;

import org.jspecify.annotations.NullMarked;
