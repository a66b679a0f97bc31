using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Storage;

/// <summary>The claims of one resource that touch a slot, read without the change tracker: the question behind every booking. The statement is prepared once for each connection.</summary>
internal static class ClaimRows
{
    /// <summary>Bounded on both sides, by the longest a claim can be, so that a full year behind costs nothing.</summary>
    private const string Touches = """
        SELECT "Id", "StudioId", "BookingId", "StartAt", "EndAt", "State", "HeldAt" FROM "Claims"
        WHERE "ResourceId" = @resource AND "StartAt" < @end AND "StartAt" > @earliest AND "EndAt" > @start AND "State" <> 3
        """;

    private static readonly ConditionalWeakTable<DbConnection, DbCommand> prepared = [];

    /// <summary>What is held, confirmed, waiting or asked for there; not what was given back.</summary>
    public static List<Claim> Touching(PostBotDb db, long resourceId, Slot slot)
    {
        var command = prepared.GetValue(db.Database.GetDbConnection(), Prepare);
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.Parameters[0].Value = resourceId;
        command.Parameters[1].Value = slot.End.ToUnixTimeMilliseconds();
        command.Parameters[2].Value = (slot.Start - Slot.Longest).ToUnixTimeMilliseconds();
        command.Parameters[3].Value = slot.Start.ToUnixTimeMilliseconds();
        var found = new List<Claim>();
        using var reader = command.ExecuteReader(CommandBehavior.SingleResult);
        while (reader.Read())
        {
            found.Add(new Claim
            {
                Id = reader.GetInt64(0),
                StudioId = reader.GetInt64(1),
                BookingId = reader.GetInt64(2),
                ResourceId = resourceId,
                StartAt = Instant.FromUnixTimeMilliseconds(reader.GetInt64(3)),
                EndAt = Instant.FromUnixTimeMilliseconds(reader.GetInt64(4)),
                State = (BookingState)reader.GetInt32(5),
                HeldAt = Instant.FromUnixTimeMilliseconds(reader.GetInt64(6)),
            });
        }
        return found;
    }

    private static DbCommand Prepare(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Touches;
        foreach (var name in (string[])["@resource", "@end", "@earliest", "@start"])
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.DbType = DbType.Int64;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
