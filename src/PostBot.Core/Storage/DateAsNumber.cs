using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace PostBot.Core.Storage;

/// <summary>A day as year, month and day in one number, 20261225: ordered like the days, so comparisons work in the database.</summary>
internal sealed class DateAsNumber() : ValueConverter<LocalDate, long>(
    date => (date.Year * 10_000L) + (date.Month * 100) + date.Day,
    number => new LocalDate((int)(number / 10_000), (int)(number / 100 % 100), (int)(number % 100)));
