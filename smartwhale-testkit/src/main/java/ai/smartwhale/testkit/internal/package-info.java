// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** How the stand-ins work. Not an API: anything here may change at any time. */
@NullMarked
package ai.smartwhale.testkit.internal;

import org.jspecify.annotations.NullMarked;
