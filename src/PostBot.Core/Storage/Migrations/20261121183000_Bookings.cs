using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostBot.Core.Storage.Migrations
{
    internal partial class Bookings : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "CancelWindowHours",
                table: "Studios",
                nullable: false,
                defaultValue: 24);

            migrationBuilder.AddColumn<int>(
                name: "ChallengeCount",
                table: "Studios",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ChallengeDays",
                table: "Studios",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<bool>(
                name: "ClientHoldsAsk",
                table: "Studios",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "LapseConfirms",
                table: "Studios",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "LowerHoldsWait",
                table: "Studios",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<int>(
                name: "RestHours",
                table: "Studios",
                nullable: false,
                defaultValue: 11);

            migrationBuilder.AddColumn<long>(
                name: "PersonId",
                table: "Resources",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Attendance",
                table: "Bookings",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Cause",
                table: "Bookings",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "CheckedInAt",
                table: "Bookings",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ExpiresAt",
                table: "Bookings",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "NoShow",
                table: "Bookings",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "OptionGroup",
                table: "Bookings",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReadyById",
                table: "Bookings",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Series",
                table: "Bookings",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "UsedFrom",
                table: "Bookings",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "UsedUntil",
                table: "Bookings",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WrappedAt",
                table: "Bookings",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DownTimes",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    ResourceId = table.Column<long>(nullable: false),
                    StartAt = table.Column<long>(nullable: false),
                    EndAt = table.Column<long>(nullable: false),
                    Reason = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DownTimes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DownTimes_Resources_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "Resources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HoldClocks",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    BookingId = table.Column<long>(nullable: false),
                    Kind = table.Column<int>(nullable: false),
                    StartedAt = table.Column<long>(nullable: false),
                    EndsAt = table.Column<long>(nullable: false),
                    NextAt = table.Column<long>(nullable: false),
                    State = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HoldClocks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HoldClocks_Bookings_BookingId",
                        column: x => x.BookingId,
                        principalTable: "Bookings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Invitees",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    BookingId = table.Column<long>(nullable: false),
                    PersonId = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitees", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Invitees_Bookings_BookingId",
                        column: x => x.BookingId,
                        principalTable: "Bookings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Invitees_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_OptionGroup",
                table: "Bookings",
                column: "OptionGroup",
                filter: "\"OptionGroup\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_Series",
                table: "Bookings",
                column: "Series",
                filter: "\"Series\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DownTimes_ResourceId_EndAt",
                table: "DownTimes",
                columns: new[] { "ResourceId", "EndAt" });

            migrationBuilder.CreateIndex(
                name: "IX_HoldClocks_BookingId",
                table: "HoldClocks",
                column: "BookingId");

            migrationBuilder.CreateIndex(
                name: "IX_HoldClocks_State_NextAt",
                table: "HoldClocks",
                columns: new[] { "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitees_BookingId_PersonId",
                table: "Invitees",
                columns: new[] { "BookingId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invitees_PersonId",
                table: "Invitees",
                column: "PersonId");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DownTimes");

            migrationBuilder.DropTable(
                name: "HoldClocks");

            migrationBuilder.DropTable(
                name: "Invitees");

            migrationBuilder.DropIndex(
                name: "IX_Bookings_OptionGroup",
                table: "Bookings");

            migrationBuilder.DropIndex(
                name: "IX_Bookings_Series",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "CancelWindowHours",
                table: "Studios");

            migrationBuilder.DropColumn(
                name: "ChallengeCount",
                table: "Studios");

            migrationBuilder.DropColumn(
                name: "ChallengeDays",
                table: "Studios");

            migrationBuilder.DropColumn(
                name: "ClientHoldsAsk",
                table: "Studios");

            migrationBuilder.DropColumn(
                name: "LapseConfirms",
                table: "Studios");

            migrationBuilder.DropColumn(
                name: "LowerHoldsWait",
                table: "Studios");

            migrationBuilder.DropColumn(
                name: "RestHours",
                table: "Studios");

            migrationBuilder.DropColumn(
                name: "PersonId",
                table: "Resources");

            migrationBuilder.DropColumn(
                name: "Attendance",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "Cause",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "CheckedInAt",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "ExpiresAt",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "NoShow",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "OptionGroup",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "ReadyById",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "Series",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "UsedFrom",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "UsedUntil",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "WrappedAt",
                table: "Bookings");
        }
    }
}
