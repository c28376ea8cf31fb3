#pragma once

#include "adapters/storage/memory/book.hpp"

namespace maitred::memory {

void write(Book& book, const LayoutChange& change);
void write(Book& book, const TimeSlotChange& change);
void write(Book& book, const PictureChange& change);

} // namespace maitred::memory
