using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace PostBot.Core.Storage;

/// <summary>Whole milliseconds since 1970, UTC: ordered like the instants, so comparisons work in the database.</summary>
internal sealed class InstantAsMilliseconds() : ValueConverter<Instant, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    milliseconds => Instant.FromUnixTimeMilliseconds(milliseconds));
