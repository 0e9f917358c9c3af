using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Outbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MessageId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Reference = table.Column<int>(type: "integer", nullable: true),
                    Body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    Address = table.Column<string>(
                        type: "character varying(254)",
                        maxLength: 254,
                        nullable: false,
                        collation: "C"
                    ),
                    CausedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Because = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    QueuedAt = table.Column<DateTime>(
                        type: "timestamp with time zone",
                        nullable: false
                    ),
                    State = table.Column<byte>(type: "smallint", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextTryAt = table.Column<DateTime>(
                        type: "timestamp with time zone",
                        nullable: false
                    ),
                    SentAt = table.Column<DateTime>(
                        type: "timestamp with time zone",
                        nullable: true
                    ),
                    LastFault = table.Column<string>(type: "text", nullable: true, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_Outbox_Staff_SchoolId_CausedBy",
                        columns: x => new { x.SchoolId, x.CausedBy },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" }
                    );
                    table.ForeignKey(
                        name: "FK_Outbox_Staff_SchoolId_StaffId",
                        columns: x => new { x.SchoolId, x.StaffId },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_SchoolId_CausedBy",
                table: "Outbox",
                columns: new[] { "SchoolId", "CausedBy" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_SchoolId_StaffId",
                table: "Outbox",
                columns: new[] { "SchoolId", "StaffId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_State_NextTryAt",
                table: "Outbox",
                columns: new[] { "State", "NextTryAt" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "Outbox");
        }
    }
}
