// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What Linux grants the container: limits of control groups, versions 1 and 2. */
@NullMarked
package ai.smartwhale.commons.resource.cgroup;

import org.jspecify.annotations.NullMarked;
