using NodaTime;
using NodaTime.Text;
using PostBot.Domain.Phrases;

namespace PostBot.UnitTests.Phrases;

/// <summary>Contexts in London, where most phrases of these tests are written.</summary>
internal static class London
{
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/London"];

    public static PhraseContext At(string local) => At(local, "Europe/London");

    public static PhraseContext At(string local, string zone)
    {
        var place = DateTimeZoneProviders.Tzdb[zone];
        return new PhraseContext(LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value.InZoneStrictly(place).ToInstant(), place);
    }

    /// <summary>The machine's form of a phrase, or its problem.</summary>
    public static string Iso(string phrase, PhraseContext context)
    {
        var reading = WhenReader.Read(phrase, context);
        return reading.When is { } when ? WhenText.Iso(when) : $"error: {reading.Problem}";
    }
}
