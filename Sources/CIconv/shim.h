// The C library's conversion of encodings.
#pragma once
#include <iconv.h>
